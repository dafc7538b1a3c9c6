import type { NomineeKind, Role } from '../domain/vocabulary.js';

/** Invented people and places: a fictive commune, its neighbour and a fictive district. Nobody real is meant. */
export const SAMPLE_PASSWORD = 'vinh-danh-demo';

export const ORGANISATIONS = {
  commune: { code: 'xa-mau', name: 'UBND xã Tùng Anh (dữ liệu mẫu)', kind: 'commune' },
  neighbour: { code: 'xa-lang-gieng', name: 'UBND xã Láng Giềng (dữ liệu mẫu)', kind: 'commune' },
  district: { code: 'huyen-mau', name: 'UBND huyện Mẫu (dữ liệu mẫu)', kind: 'district' },
} as const;
export type SampleOrganisation = keyof typeof ORGANISATIONS;

export const UNITS = [
  { code: 'thon-mot', name: 'Thôn Một', kind: 'village' },
  { code: 'hoi-phu-nu', name: 'Hội Liên hiệp Phụ nữ xã', kind: 'union' },
  { code: 'van-phong', name: 'Văn phòng thống kê (Nội vụ)', kind: 'office' },
] as const;
export type SampleUnit = (typeof UNITS)[number]['code'];

export interface SampleAccount {
  username: string;
  fullName: string;
  at: SampleOrganisation;
  roles: readonly Role[];
  unit?: SampleUnit;
}

const members = [
  'Bùi Văn Giả Định',
  'Đặng Thị Hư Cấu',
  'Đỗ Văn Tưởng Tượng',
  'Hồ Thị Minh Họa',
  'Ngô Văn Thử',
  'Dương Thị Mẫu',
  'Lý Văn Ví Dụ',
];

export const ACCOUNTS: readonly SampleAccount[] = [
  { username: 'nominator', fullName: 'Nguyễn Văn Ví Dụ', at: 'commune', roles: ['nominator'], unit: 'thon-mot' },
  { username: 'nominator2', fullName: 'Trần Thị Thử Nghiệm', at: 'commune', roles: ['nominator'], unit: 'hoi-phu-nu' },
  { username: 'clerk', fullName: 'Lê Thị Mẫu', at: 'commune', roles: ['clerk'] },
  { username: 'secretary', fullName: 'Phạm Văn Thư Ký', at: 'commune', roles: ['secretary', 'councilMember'] },
  { username: 'chair', fullName: 'Hoàng Văn Chủ Tọa', at: 'commune', roles: ['chair', 'decider', 'councilMember'] },
  ...members.map((fullName, index): SampleAccount => ({
    ...{ username: `member${index + 1}`, fullName },
    ...{ at: 'commune', roles: ['councilMember'] },
  })),
  { username: 'authority', fullName: 'Vũ Thị Tiếp Nhận', at: 'district', roles: ['authorityOfficer'] },
  { username: 'auditor', fullName: 'Phan Văn Kiểm Tra', at: 'commune', roles: ['auditor'] },
  { username: 'admin', fullName: 'Võ Thị Quản Trị', at: 'commune', roles: ['admin'] },
  { username: 'clerk2', fullName: 'Mai Văn Hàng Xóm', at: 'neighbour', roles: ['clerk'] },
];

export interface SampleNominee {
  kind: NomineeKind;
  name: string;
  year: number;
  unit: SampleUnit;
}

export const NOMINEES: readonly SampleNominee[] = [
  { kind: 'collective', name: 'Tập thể Thôn Một', year: 1990, unit: 'thon-mot' },
  { kind: 'individual', name: 'Mẫu Thị Hòa', year: 1980, unit: 'thon-mot' },
  { kind: 'individual', name: 'Mẫu Văn Thủy', year: 1975, unit: 'thon-mot' },
  { kind: 'collective', name: 'Chi hội Phụ nữ Mẫu', year: 2001, unit: 'hoi-phu-nu' },
  { kind: 'individual', name: 'Mẫu Thị Ánh', year: 1988, unit: 'hoi-phu-nu' },
  { kind: 'collective', name: 'Bộ phận Một cửa Mẫu', year: 2012, unit: 'van-phong' },
];
